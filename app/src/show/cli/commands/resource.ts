import { listCommand } from './workbench/list.ts';

export const resourceCommand = listCommand('resource', 'the components and services of SBOMs in one list', [
  'waybill resource list bom.json --type service',
  'waybill resource list bom.json --where name=^lodash -o markdown',
]);
