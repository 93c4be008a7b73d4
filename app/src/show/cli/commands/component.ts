import { listCommand } from './workbench/list.ts';

export const componentCommand = listCommand('component', 'the components of SBOMs', [
  'waybill component list bom.json --summary',
  'waybill component list sboms/ --where type=^library$,purl=^pkg:npm/ -o csv',
  'waybill component list bom.json --where supplier-name!=. --orderby name,-version',
]);
