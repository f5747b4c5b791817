import { escapeXml } from '../../text/xml.ts';
import type { Box, Label, Shape, Wire } from './shape.ts';

/** The markup of a shape, on one line. */
export function drawShape(shape: Shape): string {
  if (shape.kind === 'text') return drawLabel(shape);
  return shape.kind === 'box' ? drawBox(shape) : drawWire(shape);
}

function drawLabel({ x, y, pieces }: Label): string {
  const [only] = pieces;
  const at = `x="${shown(x)}" y="${shown(y)}"`;
  if (pieces.length === 1 && only)
    return `<text ${at} class="${only.classes}">${escapeXml(only.text)}</text>`;
  // Blanks at the ends of a piece are taken away by some viewers, so the gap is a shift.
  const spans = pieces.map(
    ({ text, classes }, index) =>
      `<tspan${index > 0 ? ' dx="5"' : ''} class="${classes}">${escapeXml(text)}</tspan>`,
  );
  return `<text ${at}>${spans.join('')}</text>`;
}

function drawBox({ x, y, width, height, is, dashed, tip }: Box): string {
  const at = `x="${shown(x)}" y="${shown(y)}"`;
  const classes = `box ${is}${dashed ? ' dashed' : ''}`;
  const title = tip === '' ? '' : `<title>${escapeXml(tip)}</title>`;
  const rect = `<rect ${at} width="${shown(width)}" height="${shown(height)}" rx="6" class="${classes}">${title}</rect>`;
  if (is === 'lane' || is === 'pool') return rect;
  // The bar tells the places of solid and dashed boxes apart in any colour of page.
  const bar = `<rect x="${shown(x + 4)}" y="${shown(y + 6)}" width="4" height="${shown(height - 12)}" rx="2" class="${is}-bar"/>`;
  return rect + bar;
}

function drawWire({ points, dashed, arrow }: Wire): string {
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${shown(x)} ${shown(y)}`).join('');
  const end = points.at(-1);
  const line = `<path d="${path}" class="wire${dashed ? ' dashed' : ''}"/>`;
  if (!arrow || !end) return line;
  const [x, y] = end;
  return `${line}<path d="M${shown(x)} ${shown(y)}l-8 -4.5v9z" class="head"/>`;
}

function shown(value: number): string {
  return String(Math.round(value * 10) / 10);
}
