import { xmlVersions } from '../../documents/cyclonedx/index.ts';
import { parseOrder, parseWhere, sortBy } from '../../documents/list/index.ts';
import { formats } from '../../documents/registry.ts';
import { columnOf, satisfies } from './list.ts';

export interface SchemaRow {
  readonly format: string;
  readonly version: string;
  readonly form: 'json' | 'xml' | 'tag-value' | 'yaml';
  readonly variant: 'strict' | null;
}

export interface SchemaListAnswer {
  readonly schema: 'waybill/schema-list/1';
  readonly schemas: readonly SchemaRow[];
}

const columns = ['format', 'version', 'form', 'variant'];

/** The official schemas that documents are validated against. @throws WaybillError `usage` */
export function schemaList(where: readonly string[], orderBy: readonly string[]): SchemaListAnswer {
  const conditions = parseWhere(where).map((one) => ({ ...one, key: columnOf(one.key, columns) }));
  const orders = parseOrder(orderBy).map((one) => ({ ...one, key: columnOf(one.key, columns) }));
  const rows = all().filter((row) => satisfies({ ...row }, conditions));
  return { schema: 'waybill/schema-list/1', schemas: sortBy(rows, orders, (row, key) => row[key as keyof SchemaRow]) };
}

function all(): SchemaRow[] {
  return formats
    .filter(({ name }) => name !== 'spdx3')
    .flatMap(({ format, versions }): SchemaRow[] => {
      const isCycloneDx = format === 'cyclonedx';
      const forms = isCycloneDx ? (['json'] as const) : (['json', 'tag-value', 'yaml'] as const);
      return [
        ...versions.flatMap((version) => forms.map((form): SchemaRow => ({ format, version, form, variant: null }))),
        ...(isCycloneDx ? ['1.2', '1.3'].map((version): SchemaRow => ({ format, version, form: 'json', variant: 'strict' })) : []),
        ...(isCycloneDx ? xmlVersions.map((version): SchemaRow => ({ format, version, form: 'xml', variant: null })) : []),
      ];
    });
}
