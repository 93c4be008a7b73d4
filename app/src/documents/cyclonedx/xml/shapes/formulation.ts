import { attribute, choices, list, object, refs, repeated, type Shape, text, truth } from '../shape.ts';
import { components } from './component.ts';
import { attachment, externalReference, properties, property } from './parts.ts';
import { service } from './service.ts';

export const dependency: Shape = object({ ref: attribute(), dependsOn: repeated(refs, 'dependency'), provides: repeated(refs) });
const resourceReference: Shape = object({ ref: text, externalReference });
const triggerEvent: Shape = object({
  uid: text,
  description: text,
  timeReceived: text,
  data: attachment,
  source: resourceReference,
  target: resourceReference,
  properties,
});
const condition: Shape = object({ description: text, expression: text, properties });
const parameter: Shape = object({ name: text, value: text, dataType: text });
const environmentVars: Shape = choices(
  { element: 'environmentVar', shape: property, keys: ['name'] },
  { element: 'value', shape: text, isText: true },
);
const taskInput: Shape = object({
  resource: resourceReference,
  parameters: list('parameter', parameter),
  environmentVars,
  data: attachment,
  source: resourceReference,
  target: resourceReference,
  properties,
});
const taskOutput: Shape = object({
  resource: resourceReference,
  environmentVars,
  data: attachment,
  type: text,
  source: resourceReference,
  target: resourceReference,
  properties,
});
const trigger: Shape = object({
  'bom-ref': attribute(),
  uid: text,
  name: text,
  description: text,
  resourceReferences: list('resourceReference', resourceReference),
  type: text,
  event: triggerEvent,
  conditions: list('condition', condition),
  timeActivated: text,
  inputs: list('input', taskInput),
  outputs: list('output', taskOutput),
  properties,
});
const command: Shape = object({ executed: text, properties });
const step: Shape = object({ name: text, description: text, commands: list('command', command), properties });
const volume: Shape = object({
  uid: text,
  name: text,
  mode: text,
  path: text,
  sizeAllocated: text,
  persistent: truth,
  remote: truth,
  properties,
});
const workspace: Shape = object({
  'bom-ref': attribute(),
  uid: text,
  name: text,
  aliases: list('alias', text),
  description: text,
  resourceReferences: list('resourceReference', resourceReference),
  accessMode: text,
  mountPath: text,
  managedDataType: text,
  volumeRequest: text,
  volume,
  properties,
});
const task: Shape = object({
  'bom-ref': attribute(),
  uid: text,
  name: text,
  description: text,
  resourceReferences: list('resourceReference', resourceReference),
  taskTypes: list('taskType', text),
  trigger,
  steps: list('step', step),
  inputs: list('input', taskInput),
  outputs: list('output', taskOutput),
  timeStart: text,
  timeEnd: text,
  workspaces: list('workspace', workspace),
  runtimeTopology: list('dependency', dependency),
  properties,
});
const workflow: Shape = object({
  'bom-ref': attribute(),
  uid: text,
  name: text,
  description: text,
  resourceReferences: list('resourceReference', resourceReference),
  tasks: list('task', task),
  taskDependencies: list('dependency', dependency),
  taskTypes: list('taskType', text),
  trigger,
  steps: list('step', step),
  inputs: list('input', taskInput),
  outputs: list('output', taskOutput),
  timeStart: text,
  timeEnd: text,
  workspaces: list('workspace', workspace),
  runtimeTopology: list('dependency', dependency),
  properties,
});
/** How something was made. */
export const formula: Shape = object({
  'bom-ref': attribute(),
  components,
  services: list('service', service),
  workflows: list('workflow', workflow),
  properties,
});
