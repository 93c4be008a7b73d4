import type { Constraint } from '../vers.ts';
import { constraint, type NativeReader, unite } from './native.ts';

/** `[1.0,2.0)`, `(,1.0]`, `[1.0]`, and several of them parted by commas: the notation that Maven and NuGet share. */
const interval = /^([[(])\s*([^\s,[\]()]*)\s*(,?)\s*([^\s,[\]()]*)\s*([\])])$/;

/** Ranges of Maven; a bare version is the one that is asked for. @see https://maven.apache.org/pom.html "Dependency Version Requirement Specification" */
export const mavenRange: NativeReader = (range) => (/[[(]/.test(range) ? readIntervals(range) : readBare(range, '='));

/** Ranges of NuGet; a bare version is the lowest one that will do. @see https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges */
export const nugetRange: NativeReader = (range) => {
  if (range.trim() === '*') return 'any';
  if (/[[(]/.test(range)) return readIntervals(range);
  return readBare(range.replace(/(?:\.\*)+\s*$/, ''), '>=');
};

function readIntervals(range: string): readonly Constraint[] | 'any' | undefined {
  const intervals = range.replace(/([\])])\s*,/g, '$1\n').split('\n');
  return unite(intervals.map((text) => readInterval(text.trim())));
}

function readInterval(text: string): readonly Constraint[] | 'any' | undefined {
  const match = interval.exec(text);
  if (!match) return undefined;
  const [, open, low, comma, high, close] = match as unknown as [string, string, string, string, string, string];
  if (comma === '') return low !== '' && high === '' && open === '[' && close === ']' ? [constraint('=', low)] : undefined;
  if (low === '' && high === '') return 'any';
  return [
    ...(low === '' ? [] : [constraint(open === '[' ? '>=' : '>', low)]),
    ...(high === '' ? [] : [constraint(close === ']' ? '<=' : '<', high)]),
  ];
}

function readBare(range: string, comparator: '=' | '>='): readonly Constraint[] | undefined {
  const version = range.trim();
  return version === '' || /[\s,*]/.test(version) ? undefined : [constraint(comparator, version)];
}
