import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e9f1f9',
  '#d3e3f3',
  '#a9c8e8',
  '#7db4ee',
  '#5593cf',
  '#3578b8',
  '#1f5f9f',
  '#1a5086',
  '#15406b',
  '#0f2f50',
];

/** What the interface's parts of Mantine look like; everything else stands in tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { accent },
  defaultRadius: 4,
  cursorType: 'pointer',
  fontSizes: { xs: '12px', sm: '13px', md: '13.5px', lg: '15px', xl: '20px' },
  respectReducedMotion: true,
  components: { Button: { styles: { label: { fontWeight: 500 } } } },
});
