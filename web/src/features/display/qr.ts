// The code that phones read from the wall, as one SVG path. The generator is loaded only where a
// code is shown.
export interface Code {
  readonly size: number;
  readonly path: string;
}

export async function codeOf(text: string): Promise<Code> {
  const { encode } = await import('uqr');
  // Level M survives a dusty projector; more would make the modules smaller at the same size.
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  return { size, path: pathOf(data) };
}

/** One rectangle for each run of dark modules in a row. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; ) {
      let end = x;
      while (row[end]) end++;
      if (end > x) runs.push(`M${x} ${y}h${end - x}v1h-${end - x}z`);
      x = end + 1;
    }
  });
  return runs.join('');
}
