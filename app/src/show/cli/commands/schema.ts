import { WaybillError } from '../../../domain/errors.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { defineSchemaList } from './workbench/schema-list.ts';

export const schemaCommand: Command = {
  name: 'schema',
  summary: 'the JSON Schema of an output',
  examples: ['waybill schema where', 'waybill schema', 'waybill schema list --where format=cyclonedx'],
  define(command, run) {
    defineSchemaList(command, run);
    command.argument('[name]', 'the name in the output’s `schema`; without it the names are listed').action((name: string | undefined) =>
      run(async () => {
        const [{ outputSchemas }, { toJSONSchema }] = await Promise.all([import('../schemas.ts'), import('zod')]);
        if (name === undefined) {
          process.stdout.write(`${Object.keys(outputSchemas).join('\n')}\n`);
          return exitCodes.done;
        }
        const schema = Object.hasOwn(outputSchemas, name) ? outputSchemas[name] : undefined;
        if (!schema) throw new WaybillError('usage', `There is no output “${name}”. There are: ${Object.keys(outputSchemas).join(', ')}.`);
        const id = `waybill/${name}/1`;
        process.stdout.write(`${JSON.stringify({ $id: id, ...toJSONSchema(schema, { io: 'output' }) }, null, 2)}\n`);
        return exitCodes.done;
      }),
    );
  },
};
