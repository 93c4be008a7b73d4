import { Button, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { ChevronDown, Download, FileJson, FileSpreadsheet, Terminal } from 'lucide-react';
import type { When } from '../../time/when.ts';
import type { AskRow } from './ask-row.ts';
import { commandOf, csvOf, jsonOf } from './export-rows.ts';

interface Props {
  readonly query: string;
  readonly when: When;
  readonly rows: readonly AskRow[];
}

/** Takes the rows that are shown, or the selected ones, out of the page. */
export function ExportMenu({ query, when, rows }: Props) {
  const { copy } = useClipboard();
  return (
    <Menu position="bottom-end" width={240} transitionProps={{ duration: 60 }}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Download size={13} aria-hidden />}
          rightSection={<ChevronDown size={13} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<FileSpreadsheet size={14} aria-hidden />}
          onClick={() => save('waybill-where.csv', 'text/csv', csvOf(rows))}
        >
          CSV, {rows.length} rows
        </Menu.Item>
        <Menu.Item
          leftSection={<FileJson size={14} aria-hidden />}
          onClick={() => save('waybill-where.json', 'application/json', jsonOf(query, rows))}
        >
          JSON, {rows.length} rows
        </Menu.Item>
        <Menu.Item leftSection={<Terminal size={14} aria-hidden />} onClick={() => copy(commandOf(query, when))}>
          Copy as a command
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
