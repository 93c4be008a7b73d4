import { listCommand } from './workbench/list.ts';

export const serviceCommand = listCommand('service', 'the services of SBOMs', ['waybill service list bom.json -o json']);
