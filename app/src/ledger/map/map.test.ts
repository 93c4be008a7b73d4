import { expect, test } from 'vitest';
import { listAssets } from '../assets.ts';
import { freshLedger } from '../testing.ts';
import { importMap } from './import-map.ts';
import { parseMap } from './parse-map.ts';
import { readRollUp } from './roll-up.ts';

const yaml = `
assets:
  - name: ws-1
    owner: IT
    tags: [windows]
services:
  - name: Telephony
    assets: [ws-*]
  - name: Help desk
    services: [Telephony]
    assets: []
processes:
  - name: Support
    criticality: critical
    owner: A. Owner
    services: [Help desk]
  - name: Archive
    criticality: low
    assets: [ws-1]
suppliers:
  - name: A Voice Company
    domains: [voice.example]
`;

test('a process stands on what its services stand on, worst first', () => {
  const { ledger } = freshLedger();
  expect(importMap(ledger, parseMap(yaml, 'map.yaml'), 'map.yaml')).toEqual({ assets: 1, services: 2, processes: 2, suppliers: 1 });
  const rollUp = readRollUp(ledger);
  expect(rollUp('ws-1')).toEqual({
    services: ['Help desk', 'Telephony'],
    processes: [
      { name: 'Support', criticality: 'critical', owner: 'A. Owner' },
      { name: 'Archive', criticality: 'low', owner: undefined },
    ],
  });
  expect(rollUp('ws-2').processes.map(({ name }) => name)).toEqual(['Support']);
  expect(rollUp('db-1')).toEqual({ services: [], processes: [] });
  expect(listAssets(ledger).map(({ name, owner, tags, mapped }) => ({ name, owner, tags, mapped }))).toEqual([
    { name: 'ws-1', owner: 'IT', tags: ['windows'], mapped: true },
  ]);
});

test('what stands on many assets is what stands on each', () => {
  const { ledger } = freshLedger();
  const names = Array.from({ length: 250 }, (_, at) => `ws-${at}`);
  const services = names
    .map((name, at) => `  - name: Service ${at}\n    assets: [${name}]\n    services: [Service ${(at + 1) % 250}]\n`)
    .slice(0, 249);
  importMap(ledger, parseMap(`services:\n${services.join('')}`, 'map.yaml'), 'map.yaml');
  const rollUp = readRollUp(ledger);
  expect(names.map(rollUp)).toEqual(names.map((name) => readRollUp(ledger)(name)));
  expect(rollUp('ws-0').services).toEqual(['Service 0']);
  expect(rollUp('ws-248').services).toHaveLength(249);
});

test('a CSV file says the same', () => {
  const csv =
    'type,name,criticality,owner,services,assets,tags\nasset,ws-1,,IT,,,windows;laptop\nservice,Telephony,,,,ws-1,\nprocess,Support,critical,A. Owner,Telephony,,\n';
  const map = parseMap(csv, 'map.csv');
  expect(map.assets[0]).toMatchObject({ name: 'ws-1', tags: ['windows', 'laptop'] });
  expect(map.processes[0]).toMatchObject({ name: 'Support', services: ['Telephony'] });
});

test.each([
  ['an unknown field', 'services:\n  - name: A\n    ower: B\n', /map.yaml, line 3: field “ower” of “A”/],
  [
    'a value that is not among those allowed',
    'processes:\n  - name: A\n\n    criticality: terrible\n',
    /line 4: field “criticality” of “A”/,
  ],
  ['a missing field', 'processes:\n  - owner: B\n    criticality: low\n', /line 2: field “name”/],
  ['an unknown list', 'hosts:\n  - name: A\n', /line 1: there is no list “hosts”/],
  ['no YAML', 'assets: [a\n', /line \d: this is no YAML/],
  ['no list', 'assets: 3\n', /line 1: “assets” is a list/],
])('%s is refused with its line and field', (_, text, message) => {
  expect(() => parseMap(text, 'map.yaml')).toThrow(message);
});

test('a CSV file is refused with line and field too', () => {
  expect(() => parseMap('type,name,criticality\nprocess,A,terrible\n', 'm.csv')).toThrow(/m.csv, line 2: field “criticality”/);
  expect(() => parseMap('type,name\nthing,A\n', 'm.csv')).toThrow(/line 2: field “type” is “thing”/);
});
