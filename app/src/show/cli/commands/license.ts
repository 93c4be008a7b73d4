import type { Command } from '../command.ts';
import { defineLicenseNotice } from './license/notice.ts';
import { defineLicensePolicy } from './license/policy.ts';
import { defineLicenseScan } from './license/scan.ts';
import { defineList } from './workbench/list.ts';

export const licenseCommand: Command = {
  name: 'license',
  summary: 'which licences are in here, and do they keep to a policy',
  examples: [
    'waybill license scan .',
    'waybill license list bom.json --summary --where license-type=expression',
    'waybill license scan node_modules -o table -o jsonl=licenses.jsonl',
    'waybill license policy sbom.json --policy license.json',
    'waybill license policy --expression "MIT OR GPL-3.0-only" --policy policy.yaml',
    'waybill license policy --policy policy.yaml --check',
    'waybill license notice . --title "The shop" > NOTICE',
    'curl -s https://example.org/LICENSE | waybill license scan -',
  ],
  define(command, run) {
    defineLicenseScan(command, run);
    defineList(command, run, 'license', 'the licences that SBOMs declare, and what declares none');
    defineLicensePolicy(command, run);
    defineLicenseNotice(command, run);
  },
};
