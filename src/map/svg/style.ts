/** Colours of one theme. */
interface Theme {
  readonly page: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly lane: readonly [fill: string, stroke: string];
  readonly device: Place;
  readonly lan: Place;
  readonly cloud: Place;
  readonly unknown: Place;
  readonly alert: string;
}

type Place = readonly [fill: string, stroke: string, text: string];

const LIGHT: Theme = {
  page: '#ffffff',
  text: '#1f2328',
  quiet: '#4d565f',
  line: '#57606a',
  lane: ['#f6f8fa', '#8c959f'],
  device: ['#e9f9ee', '#1a7f37', '#116329'],
  lan: ['#e6f3ff', '#0969da', '#0550ae'],
  cloud: ['#fff3e8', '#bc4c00', '#953800'],
  unknown: ['#eff1f4', '#6e7781', '#424a53'],
  alert: '#a40e26',
};

const DARK: Theme = {
  page: '#0d1117',
  text: '#e6edf3',
  quiet: '#a9b4bf',
  line: '#8b949e',
  lane: ['#161b22', '#6e7681'],
  device: ['#0f2417', '#3fb950', '#56d364'],
  lan: ['#0c1f38', '#58a6ff', '#79c0ff'],
  cloud: ['#2b1a0b', '#f0883e', '#ffa657'],
  unknown: ['#1c2128', '#8b949e', '#b1bac4'],
  alert: '#ff7b72',
};

const SHAPES = [
  'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:13px}',
  '.h{font-size:17px;font-weight:700}',
  '.c{font-size:12px;font-weight:600}',
  '.b{font-weight:600}',
  '.n{font-weight:700}',
  '.s{font-size:11.5px}',
  '.i{font-style:italic}',
  '.m,.x{font-weight:700}',
  '.device-text,.lan-text,.cloud-text,.unknown-text{font-weight:700}',
  '.box{stroke-width:1.2}',
  '.wire{fill:none;stroke-width:1.5}',
  '.dashed{stroke-dasharray:5 4}',
  '.pool{fill:none}',
] as const;

/** The style sheet of a map: light, and dark where the reader prefers it. */
export function styleSheet(): string {
  return [...SHAPES, ...coloured(LIGHT), '@media (prefers-color-scheme:dark){', ...coloured(DARK), '}'].join(
    '\n',
  );
}

function coloured(theme: Theme): readonly string[] {
  const places = (['device', 'lan', 'cloud', 'unknown'] as const).flatMap((name) => {
    const [fill, stroke, text] = theme[name];
    return [
      `.${name}{fill:${fill};stroke:${stroke}}`,
      `.${name}-bar{fill:${stroke}}`,
      `.${name}-text{fill:${text}}`,
    ];
  });
  return [
    `.page{fill:${theme.page}}`,
    `text{fill:${theme.text}}`,
    `.s,.c,.n{fill:${theme.quiet}}`,
    `.lane{fill:${theme.lane[0]};stroke:${theme.lane[1]}}`,
    `.pool{stroke:${theme.lane[1]}}`,
    `.wire{stroke:${theme.line}}`,
    `.head{fill:${theme.line}}`,
    ...places,
    `.m{fill:${theme.text}}`,
    `.x{fill:${theme.alert}}`,
  ];
}
