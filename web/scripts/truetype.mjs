// Joins cuts of one face (TrueType, one instance, no hints) to one file, which no tool at hand does.
// The published files hold a face in slices, as browsers load it; a PDF embeds whole faces.
// What it reads and writes: https://learn.microsoft.com/typography/opentype/spec/otff
const ALIGN = 4;
const COMPONENT = { words: 0x1, scale: 0x8, more: 0x20, scales: 0x40, matrix: 0x80 };

/** The tables of a file, by their names. */
function tables(file) {
  const found = {};
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    const from = file.readUInt32BE(at + 8);
    found[file.toString('latin1', at, at + 4)] = file.subarray(from, from + file.readUInt32BE(at + 12));
  }
  return found;
}

/** Code point to glyph, from a map of format 4 or 12. */
function letters(cmap) {
  const map = new Map();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const t = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
    if (t.readUInt16BE(0) === 12) {
      for (let g = 0; g < t.readUInt32BE(12); g++) {
        const [from, to, glyph] = [0, 4, 8].map((o) => t.readUInt32BE(16 + 12 * g + o));
        for (let c = from; c <= to; c++) map.set(c, glyph + c - from);
      }
    } else if (t.readUInt16BE(0) === 4) {
      const n = t.readUInt16BE(6);
      for (let s = 0; s < n; s += 2) {
        const [to, from, delta] = [14 + s, 16 + n + s, 16 + 2 * n + s].map((o) => t.readUInt16BE(o));
        const at = 16 + 3 * n + s;
        const offset = t.readUInt16BE(at);
        for (let c = from; c <= to && c < 0xffff; c++) {
          const glyph = offset ? t.readUInt16BE(at + offset + 2 * (c - from)) : c;
          if (glyph) map.set(c, offset ? glyph : (glyph + delta) & 0xffff);
        }
      }
    }
  }
  return map;
}

function slice(file) {
  const t = tables(file);
  const long = t.head.readInt16BE(50) === 1;
  const place = (g) => (long ? t.loca.readUInt32BE(4 * g) : 2 * t.loca.readUInt16BE(2 * g));
  const last = t.hhea.readUInt16BE(34) - 1;
  return {
    ...t,
    map: letters(t.cmap),
    outline: (g) => Buffer.from(t.glyf.subarray(place(g), place(g + 1))),
    advance: (g) => t.hmtx.readUInt16BE(4 * Math.min(g, last)),
    bearing: (g) => t.hmtx.readInt16BE(g <= last ? 4 * g + 2 : 4 * (last + 1) + 2 * (g - last - 1)),
  };
}

/** Where the numbers of the glyphs stand of which this outline is made. */
function* components(outline) {
  if (!outline.length || outline.readInt16BE(0) >= 0) return;
  for (let at = 10, flags = COMPONENT.more; flags & COMPONENT.more; ) {
    flags = outline.readUInt16BE(at);
    yield at + 2;
    at += 4 + (flags & COMPONENT.words ? 4 : 2);
    at += flags & COMPONENT.matrix ? 8 : flags & COMPONENT.scales ? 4 : flags & COMPONENT.scale ? 2 : 0;
  }
}

/** The names of the first slice, under a name of our own: two weights would else be called the same. */
function names(old, family, style) {
  const own = { 1: family, 2: style, 3: `${family} ${style}`, 4: `${family} ${style}`, 6: `${family}-${style}`.replaceAll(' ', '') };
  const entries = new Map(Object.entries(own).map(([id, text]) => [+id, text]));
  const strings = old.readUInt16BE(4);
  for (let i = 0; i < old.readUInt16BE(2); i++) {
    const [platform, , , id, length, from] = [0, 2, 4, 6, 8, 10].map((o) => old.readUInt16BE(6 + 12 * i + o));
    const kept = [0, 5, 7, 8, 9, 13, 14].includes(id) && platform === 3 && !entries.has(id);
    if (kept) entries.set(id, Buffer.from(old.subarray(strings + from, strings + from + length)).swap16().toString('utf16le'));
  }
  const ids = [...entries.keys()].sort((a, b) => a - b);
  const head = Buffer.alloc(6 + 12 * ids.length);
  head.writeUInt16BE(ids.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  const texts = ids.map((id, i) => {
    const text = Buffer.from(entries.get(id), 'utf16le').swap16();
    [3, 1, 0x409, id, text.length, at].forEach((value, k) => head.writeUInt16BE(value, 6 + 12 * i + 2 * k));
    at += text.length;
    return text;
  });
  return Buffer.concat([head, ...texts]);
}

function cmap(map) {
  const groups = [];
  for (const [c, glyph] of [...map].sort(([a], [b]) => a - b)) {
    const open = groups.at(-1);
    if (open && open.to + 1 === c && open.glyph + c - open.from === glyph) open.to = c;
    else groups.push({ from: c, to: c, glyph });
  }
  const out = Buffer.alloc(28 + 12 * groups.length);
  [0, 1, 3, 10].forEach((value, i) => out.writeUInt16BE(value, 2 * i));
  out.writeUInt32BE(12, 8);
  out.writeUInt16BE(12, 12);
  [out.length - 12, 0, groups.length].forEach((value, i) => out.writeUInt32BE(value, 16 + 4 * i));
  groups.forEach((g, i) => [g.from, g.to, g.glyph].forEach((value, k) => out.writeUInt32BE(value, 28 + 12 * i + 4 * k)));
  return out;
}

const sum = (bytes) => {
  let total = 0;
  for (let i = 0; i < bytes.length; i += 4) total = (total + bytes.readUInt32BE(i)) >>> 0;
  return total;
};

function file(all) {
  const tags = Object.keys(all).sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const head = Buffer.alloc(12 + 16 * tags.length);
  head.writeUInt32BE(0x00010000, 0);
  [tags.length, 16 * power, Math.log2(power), 16 * (tags.length - power)].forEach((v, i) => head.writeUInt16BE(v, 4 + 2 * i));
  let at = head.length;
  const bodies = tags.map((tag, i) => {
    const body = Buffer.concat([all[tag], Buffer.alloc((ALIGN - (all[tag].length % ALIGN)) % ALIGN)]);
    head.write(tag, 12 + 16 * i, 'latin1');
    [sum(body), at, all[tag].length].forEach((v, k) => head.writeUInt32BE(v, 12 + 16 * i + 4 + 4 * k));
    at += body.length;
    return body;
  });
  const whole = Buffer.concat([head, ...bodies]);
  const place = head.readUInt32BE(12 + 16 * tags.indexOf('head') + 8);
  whole.writeUInt32BE((0xb1b0afba - sum(whole)) >>> 0, place + 8);
  return whole;
}

/** One file of all the letters that the slices draw; of a letter that two draw, the first counts. */
export function join(files, { family, style }) {
  const slices = files.map(slice);
  const [first] = slices;
  const glyphs = [];
  const map = new Map();
  const take = (from, glyph, known) => {
    if (known.has(glyph)) return known.get(glyph);
    const outline = from.outline(glyph);
    const number = glyphs.push({ outline, advance: from.advance(glyph), bearing: from.bearing(glyph) }) - 1;
    known.set(glyph, number);
    for (const at of components(outline)) outline.writeUInt16BE(take(from, outline.readUInt16BE(at), known), at);
    return number;
  };
  for (const from of slices) {
    if (from.head.readUInt16BE(18) !== first.head.readUInt16BE(18)) throw new Error('another em');
    const known = new Map();
    if (from === first) take(from, 0, known);
    for (const [c, glyph] of from.map) if (!map.has(c)) map.set(c, take(from, glyph, known));
  }

  const [head, hhea, maxp, os2] = ['head', 'hhea', 'maxp', 'OS/2'].map((tag) => Buffer.from(first[tag]));
  const extreme = (table, at, pick) => pick(...slices.map((s) => s[table].readInt16BE(at)));
  [36, 38].forEach((at) => head.writeInt16BE(extreme('head', at, Math.min), at));
  [40, 42].forEach((at) => head.writeInt16BE(extreme('head', at, Math.max), at));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  hhea.writeUInt16BE(extreme('hhea', 10, Math.max), 10);
  [12, 14].forEach((at) => hhea.writeInt16BE(extreme('hhea', at, Math.min), at));
  hhea.writeInt16BE(extreme('hhea', 16, Math.max), 16);
  hhea.writeUInt16BE(glyphs.length, 34);
  for (let at = 6; at < 32; at += 2) maxp.writeUInt16BE(extreme('maxp', at, Math.max), at);
  maxp.writeUInt16BE(glyphs.length, 4);
  const loca = Buffer.alloc(4 * glyphs.length + 4);
  const hmtx = Buffer.alloc(4 * glyphs.length);
  const glyf = glyphs.map(({ outline, advance, bearing }, i) => {
    const padded = Buffer.concat([outline, Buffer.alloc((ALIGN - (outline.length % ALIGN)) % ALIGN)]);
    loca.writeUInt32BE(loca.readUInt32BE(4 * i) + padded.length, 4 * i + 4);
    hmtx.writeUInt16BE(advance, 4 * i);
    hmtx.writeInt16BE(bearing, 4 * i + 2);
    return padded;
  });
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0);
  first.post.copy(post, 4, 4, 16);
  return file({ head, hhea, maxp, loca, hmtx, glyf: Buffer.concat(glyf), post, 'OS/2': os2, cmap: cmap(map), name: names(first.name, family, style) });
}
