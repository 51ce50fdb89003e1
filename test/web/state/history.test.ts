import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, type History, preview, redo, startHistory, undo } from '../../../web/state/history.ts';

describe('history', () => {
  it('goes back to where a drag began, in one step', () => {
    let history = startHistory(1);
    for (const value of [2, 3, 4]) history = preview(history, value);
    history = commit(history, 5);
    expect(undo(history).present).toBe(1);
  });

  it('drops a drag in progress on undo', () => {
    const history = undo(preview(startHistory(1), 2));
    expect(history.present).toBe(1);
    expect(history.past).toEqual([]);
  });

  it('makes no step of a commit that changes nothing', () => {
    expect(commit(startHistory(1), 1).past).toEqual([]);
  });

  it('forgets what was undone once something else is done', () => {
    const history = commit(undo(commit(startHistory(1), 2)), 3);
    expect(redo(history)).toBe(history);
  });

  it('undoes and redoes any sequence of steps to the same values', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 50 }), (values) => {
        let history: History<number> = startHistory(values[0]!);
        for (const value of values.slice(1)) history = commit(history, value);
        const back: number[] = [];
        for (let i = 0; i < values.length; i++, history = undo(history)) back.push(history.present);
        expect(back.reverse()).toEqual(values);
        for (let i = 1; i < values.length; i++) history = redo(history);
        expect(history.present).toBe(values.at(-1));
      }),
    );
  });

  it('remembers 200 steps and no more', () => {
    let history = startHistory(0);
    for (let i = 1; i <= 300; i++) history = commit(history, i);
    expect(history.past.length).toBe(200);
    expect(history.past[0]).toBe(100);
  });
});
