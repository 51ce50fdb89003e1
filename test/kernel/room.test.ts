import { describe, expect, it } from 'vitest';
import { newPlainKernel } from '../../engine/kernel/plain-kernel.ts';
import { OutOfRoomError, Room, withinRoom } from '../../engine/kernel/room.ts';
import { issueOfMemory } from '../../engine/run/out-of-room.ts';

const GIGABYTE = 2 ** 30;

describe('a kernel', () => {
  it('says when there is no more room than it has, and not only that it stopped', () => {
    const kernel = newPlainKernel()!;
    expect(withinRoom(kernel, () => kernel.reserve(2 * GIGABYTE))).toBeGreaterThan(0);
    expect(() => withinRoom(kernel, () => kernel.reserve(2 * GIGABYTE))).toThrow(OutOfRoomError);
  });

  it('refuses what 32 bits cannot count', () => {
    const kernel = newPlainKernel()!;
    expect(() => new Room(kernel).numbers(GIGABYTE)).toThrow(OutOfRoomError);
  });

  it('leaves other faults what they are', () => {
    const kernel = newPlainKernel()!;
    const fault = new Error('something else');
    expect(() =>
      withinRoom(kernel, () => {
        throw fault;
      }),
    ).toThrow(fault);
  });
});

describe('a study that ends for want of memory', () => {
  it('tells what would make do with less, wherever the error was thrown', () => {
    // As it arrives from a worker: name and message are kept, the class is not.
    const fromWorker = Object.assign(new Error('A replication needs more than 4 GB of memory.'), {
      name: 'OutOfRoomError',
    });
    for (const error of [new OutOfRoomError(), fromWorker]) {
      expect(issueOfMemory(error)).toMatchObject({ path: 'demand', allowed: expect.stringContaining('more agents') });
    }
    expect(issueOfMemory(new Error('a fault'))).toBeNull();
  });
});
