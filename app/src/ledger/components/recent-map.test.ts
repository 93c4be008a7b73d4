import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recentMap } from './recent-map.ts';

test('what was used among the last is there, with its last value; what is there is right', () => {
  const most = 4;
  const use = fc.record({ key: fc.integer({ min: 0, max: 9 }), write: fc.boolean() });
  fc.assert(
    fc.property(fc.array(use, { maxLength: 60 }), (uses) => {
      const map = recentMap<number, number>(most);
      const all = new Map<number, number>();
      const order: number[] = [];
      uses.forEach(({ key, write }, at) => {
        if (write) {
          map.set(key, at);
          all.set(key, at);
        }
        const found = map.get(key);
        const last = [...new Set(order.toReversed())].slice(0, most);
        if (write || last.includes(key)) expect(found).toBe(all.get(key));
        else if (found !== undefined) expect(found).toBe(all.get(key));
        if (found !== undefined) order.push(key);
      });
    }),
  );
});
