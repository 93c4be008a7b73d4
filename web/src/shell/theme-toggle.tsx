import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { Monitor, Moon, Sun } from 'lucide-react';

const next = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const icons = { auto: Monitor, light: Sun, dark: Moon };
const words = { auto: 'as the system', light: 'light', dark: 'dark' };

/** Goes through the themes: as the system has it, light, dark. */
export function ThemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = icons[colorScheme];
  const label = `Theme: ${words[colorScheme]}`;
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} onClick={() => setColorScheme(next[colorScheme])}>
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}
