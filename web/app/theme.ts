import { type CSSVariablesResolver, createTheme, darken, type MantineColorsTuple } from "@mantine/core";

/** The company's own green-blue: calm beside the colours that mean something (late, at risk, done). */
const harbour: MantineColorsTuple = [
  "#ecf6f6",
  "#d8eaeb",
  "#add5d7",
  "#7fbfc3",
  "#59acb1",
  "#419fa6",
  "#2b8b92",
  "#1a7982",
  "#0f5c63",
  "#04464c",
];

export const theme = createTheme({
  primaryColor: "harbour",
  // The library writes on filled grounds as the light scheme needs it, in white: dark grounds must hold white too.
  primaryShade: { light: 8, dark: 7 },
  colors: { harbour },
  autoContrast: true,
  // Where black and white contrast equally; Mantine's own 0.3 leaves white on orange.
  luminanceThreshold: 0.179,
  defaultRadius: "md",
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.3" },
      h2: { fontSize: "1.125rem", lineHeight: "1.4" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  // A state is said as everywhere else, not in capitals.
  components: { Badge: { defaultProps: { tt: "none" } } },
});

/** Mantine's quiet text is too pale for WCAG AA on our grounds; these hold 4.5 : 1 in both schemes. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    // Words on a badge's or notice's pale ground.
    ...Object.fromEntries(
      Object.entries(colors).map(([name, shades]) => [`--mantine-color-${name}-light-color`, darken(shades[9], 0.35)]),
    ),
    "--mantine-color-body": "#fbfbfa",
    "--mantine-color-dimmed": "#56606b",
    "--mantine-color-placeholder": "#66707a",
    "--mantine-color-error": "#b42318",
    "--handover-chart-done": "#0f5c63",
    "--handover-chart-rest": "#7d8fa3",
    "--handover-chart-bad": "#c0392b",
    "--handover-chart-let": "#8a6d1b",
    "--handover-line": "#e4e6e8",
    "--handover-raised": "#ffffff",
    "--handover-active": "#eef4f4",
    "--handover-warning": "#8a4b00",
  },
  dark: {
    "--mantine-color-body": "#16191c",
    "--mantine-color-dimmed": "#a9b1ba",
    "--mantine-color-placeholder": "#9aa3ad",
    "--mantine-color-error": "#ff9d94",
    "--handover-chart-done": "#3fa3aa",
    "--handover-chart-rest": "#76838f",
    "--handover-chart-bad": "#ff8b80",
    "--handover-chart-let": "#e0c069",
    "--handover-line": "#2d3339",
    "--handover-raised": "#1d2125",
    "--handover-active": "#22313340",
    // Mantine darkens our shade until what it marks cannot be told from the ground.
    "--mantine-color-harbour-light": "#1f3b3f",
    "--mantine-color-harbour-light-hover": "#264649",
    "--mantine-color-harbour-light-color": "#add5d7",
    "--mantine-color-gray-light": "#2b3238",
    "--mantine-color-gray-light-color": "#d5dade",
    "--handover-warning": "#f2b56b",
  },
});
