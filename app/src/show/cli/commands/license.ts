import type { Command } from '../command.ts';
import { defineLicenseScan } from './license/scan.ts';

export const licenseCommand: Command = {
  name: 'license',
  summary: 'which licences are in here, and do they keep to a policy',
  examples: [
    'waybill license scan .',
    'waybill license scan node_modules -o table -o jsonl=licenses.jsonl',
    'curl -s https://example.org/LICENSE | waybill license scan -',
  ],
  define(command, run) {
    defineLicenseScan(command, run);
  },
};
