// Makes the faces that the server draws agreements and signatures with: npm run print-fonts (the
// results are committed). Each is one TrueType file: what a PDF embeds, and what is drawn from
// without the fonts of the machine.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join as path, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';
import { join } from './truetype.mjs';

const require = createRequire(import.meta.url);
const out = resolve(dirname(fileURLToPath(import.meta.url)), '../../src/main/resources/org/khural/signing/fonts');

/** What is encoded in a set of two bytes: rows and cells as the standards lay them out. */
function encoded(set, [fromRow, toRow], cells) {
  const decoder = new TextDecoder(set);
  const found = [];
  for (let row = fromRow; row <= toRow; row++) {
    for (const [from, to] of cells) {
      for (let cell = from; cell <= to; cell++) {
        const c = decoder.decode(new Uint8Array([row, cell])).codePointAt(0);
        if (c < 0xe000 || (c >= 0xf900 && c !== 0xfffd)) found.push(c);
      }
    }
  }
  return found;
}

// What people write (GB 2312), what they write in the older letters (the first level of Big5), and
// letters that stand in neither and in many given names.
const NAMES =
  '喆堃昇祎玥珺琇翀赟昉玟珣琀琎琤琬琯琰瑀瑄瑢瑨璟璠璿瓒曈晞晗暄暐昀旻昺炅炘烜焜煊燊钰铄铉锴锜鋆镕镔' +
  '芃芸苡茜荇莜莳菡菁萱葳蒨蓁蔚薇藜蘅彧懿婳婍婧媖媛嫣嬿姝姮娅娉娴婕妤妍姈佺佶俪倓偲偓傧僖儇仝仡伋伃佽侃' +
  '禛祺祾禔禤禧禄祐祉祜秾稷稹竑竣笙筠筱箬篪簃粼缇缜缦绂绮绾绡纾绎翎翙翥翊翕聿胤舸舲舫' +
  '沄沅沚沨沣泂泃泠泓洄洢洧洳浠浥涑涟淏淦淇淯渌渟湉湜溁溦滢漪漩潆潇澍澔澂濛瀚灏灵' +
  '峣峤崚崟嵘嵩嶷巍岑岚峥峻轩轶轾辂迦迩逸遥邈郜郗郢鄢鄯酆' +
  '桢桦梓梣棣棪棻椤楠榕榛槿樾橦檀檬柽柘枋杪杲栩桉' +
  '雯霁霂霏霖霈霭靓靖韬韫韶颀颉颋颖馥馨骁骐骓骞骢鹄鹍鹏鹤麒麟黛黻' +
  '奕奭奡妘妧孚宓宥宸寔寰尧屹弋弢彦彬彤徇徕忞忻怿恺悌悦惇惟愔愫慜憬戬扬抒择挚揆揽攸敉敏斐斓旸昃昊昕昫昱昶晁晏晔晖晟晢晳晷晙景暎暲曌曙朗朔' +
  '玎玏玑玙玚玠玢玦玮玲珂珈珉珊珍珏珐珑珙珞珠珥珧珩珪珮珲琚琛琟琢琥琦琨琪琭琮琲琳琴琵琼瑁瑂瑑瑔瑕瑗瑙瑚瑛瑜瑝瑞瑟瑭瑰瑱瑶瑷瑾璀璁璃璆璇璈璋璎璐璘璜璞璧璨璩璪璬璱璲璺瓀瓘瓛' +
  '畅畋畯皎皓皙皞皦盈盼睿瞻瞳矞砚碧碫磊磐祁祯禹穆穗立竞竹筝';
const CHINESE = new Set([
  ...encoded('gbk', [0xa1, 0xf7], [[0xa1, 0xfe]]),
  ...encoded('big5', [0xa4, 0xc6], [[0x40, 0x7e], [0xa1, 0xfe]]),
  ...Array.from(NAMES, (name) => name.codePointAt(0)),
]);

const LETTERS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'];
const sliced = (name, suffix) => (part) => `${name}-${part}-${suffix}-normal.woff2`;
const FACES = {
  sans: { from: 'golos-text', style: 'Regular', axes: { wght: 400 }, parts: LETTERS.map(sliced('golos-text', 'wght')) },
  serif: { from: 'literata', style: 'Regular', axes: { wght: 400, opsz: 12 }, parts: LETTERS.map(sliced('literata', 'opsz')) },
  strong: { from: 'literata', style: 'Strong', axes: { wght: 600, opsz: 24 }, parts: LETTERS.map(sliced('literata', 'opsz')) },
  chinese: { from: 'noto-sans-sc', style: 'Regular', axes: { wght: 400 }, only: CHINESE },
};
const FAMILY = { sans: 'Khural Sans', serif: 'Khural Serif', strong: 'Khural Serif', chinese: 'Khural Chinese' };

let total = 0;
for (const [face, { from, style, axes, parts, only }] of Object.entries(FACES)) {
  const home = dirname(require.resolve(`@fontsource-variable/${from}/package.json`));
  const sheet = readFileSync(path(home, from === 'literata' ? 'opsz.css' : 'index.css'), 'utf8');
  const cuts = [];
  for (const [, name, ranges] of sheet.matchAll(/url\(\.\/files\/([^)]+)\)[^;]*;\s*unicode-range:([^;]+);/g)) {
    if (parts && !parts.includes(name)) continue;
    const points = ranges.split(',').flatMap((range) => {
      const [first, last] = range.trim().slice(2).split('-').map((hex) => parseInt(hex, 16));
      return Array.from({ length: (last ?? first) - first + 1 }, (_, i) => first + i);
    });
    const wanted = points.filter((c) => !only || only.has(c));
    if (!wanted.length) continue;
    const file = readFileSync(path(home, 'files', name));
    const options = { targetFormat: 'truetype', noHinting: true, keepFeatures: [], variationAxes: axes };
    cuts.push(await subset(file, String.fromCodePoint(...wanted), options));
  }
  const whole = join(cuts, { family: FAMILY[face], style });
  writeFileSync(path(out, `khural-${face}.ttf`), whole);
  writeFileSync(path(out, `OFL-${from}.txt`), readFileSync(path(home, 'LICENSE')));
  total += whole.length;
  console.log(`khural-${face}.ttf ${whole.length}`);
}
console.log(`all four ${total}`);
