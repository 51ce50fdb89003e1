import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Contacts } from '../../engine/simulate/contacts.ts';
import { WaitingLines } from '../../engine/simulate/waiting-lines.ts';

const LINES = 3;
const step = fc.record({
  line: fc.nat(LINES - 1),
  kind: fc.constantFrom('join' as const, 'join' as const, 'leave' as const, 'clear' as const),
  place: fc.nat(1000),
});

function membersOf(line: number, lines: WaitingLines, contacts: Contacts): number[] {
  const members: number[] = [];
  for (let contact = lines.first[line]; contact >= 0; contact = contacts.next[contact]) members.push(contact);
  return members;
}

describe('the waiting lines', () => {
  it('agree with arrays after any joining and leaving from anywhere, while the table of contacts grows', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const contacts = new Contacts(2, 0);
        const lines = new WaitingLines(LINES, contacts);
        let model: number[][] = Array.from({ length: LINES }, () => []);
        for (const { line, kind, place } of steps) {
          const members = model[line];
          if (kind === 'join') {
            const contact = contacts.enter();
            expect(model.flat()).not.toContain(contact);
            lines.join(line, contact);
            members.push(contact);
          } else if (kind === 'leave' && members.length > 0) {
            const [contact] = members.splice(place % members.length, 1);
            lines.leave(line, contact, false);
            contacts.leave(contact);
            expect(Number.isNaN(contacts.nextStepAt[contact])).toBe(true);
          } else if (kind === 'clear' && place < 50) {
            contacts.clear();
            lines.clear();
            model = Array.from({ length: LINES }, () => []);
          }
          model.forEach((wanted, l) => {
            expect(membersOf(l, lines, contacts)).toEqual(wanted);
          });
          expect(lines.standing).toBe(model.flat().length);
          expect([...lines.waiting]).toEqual(model.map((wanted) => wanted.length));
          expect(model.flat().every((contact) => !Number.isNaN(contacts.nextStepAt[contact]))).toBe(true);
        }
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
