// A PDF in the browser, by pdf.js. It comes from our own origin, only when a page is wanted, and draws
// exactly the bytes that it is given: it would show a forged later revision without a word, so whoever
// shows bytes takes their fingerprint first.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Box, Size } from './place';

/** Where the tables for predefined CMaps lie; see vite.config.ts. */
declare const __CMAPS__: string;

/** Older phones draw nothing at all on a canvas of more pixels than this. */
const MOST_PIXELS = 12_000_000;

export interface Pdf {
  readonly pages: number;
  /** In points, as it is shown: cropped and turned. */
  size(page: number): Promise<Size>;
  /** A part of a page, as a canvas; `scale` is device pixels for a point. */
  draw(page: number, part: Box, scale: number, stop: AbortSignal): Promise<HTMLCanvasElement>;
  /** What can be read on a page, in its order, by lines. */
  text(page: number): Promise<string[]>;
}

interface Lent {
  readonly pdf: Promise<Pdf>;
  readonly giveBack: () => void;
}
interface Open {
  readonly pdf: Promise<Pdf>;
  readonly close: () => void;
  readers: number;
}

// Several pictures of one document share one worker. The same bytes means the same array.
const documents = new WeakMap<Uint8Array, Open>();

export function lend(bytes: Uint8Array): Lent {
  const found = documents.get(bytes) ?? { ...opened(bytes), readers: 0 };
  found.readers += 1;
  documents.set(bytes, found);
  let isLent = true;
  const giveBack = () => {
    if (!isLent) return;
    isLent = false;
    found.readers -= 1;
    // The next page of the same document may be asked for in the same moment.
    setTimeout(() => {
      if (found.readers > 0 || documents.get(bytes) !== found) return;
      documents.delete(bytes);
      found.close();
    }, 1_000);
  };
  return { pdf: found.pdf, giveBack };
}

function opened(bytes: Uint8Array): { pdf: Promise<Pdf>; close: () => void } {
  let close = () => {};
  let isClosed = false;
  const load = async () => {
    const [pdfjs, { default: Worker }] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs'),
      import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker'),
    ]);
    const port = new Worker();
    // Its own types know no port.
    const worker = new pdfjs.PDFWorker({ port: port as unknown as null });
    const task = pdfjs.getDocument({
      // A copy: pdf.js hands the array that it gets to its worker, and ours would be empty.
      data: bytes.slice(),
      worker,
      isEvalSupported: false,
      enableXfa: false,
      cMapUrl: new URL(`${__CMAPS__}/`, location.href).href,
      cMapPacked: true,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    close = () => {
      void task.destroy().finally(() => {
        worker.destroy();
        port.terminate();
      });
    };
    if (isClosed) close();
    return reading(await task.promise, pdfjs.AnnotationMode.ENABLE);
  };
  return {
    pdf: load(),
    close: () => {
      isClosed = true;
      close();
    },
  };
}

/** @param annotationMode draws what annotations look like, signatures among them; no form can be filled in */
function reading(file: PDFDocumentProxy, annotationMode: number): Pdf {
  return {
    pages: file.numPages,

    async size(number) {
      const { width, height } = (await file.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },

    async draw(number, part, wished, stop) {
      const page = await file.getPage(number);
      stop.throwIfAborted();
      const scale = Math.min(wished, Math.sqrt(MOST_PIXELS / (part.width * part.height)));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(part.width * scale));
      canvas.height = Math.max(1, Math.round(part.height * scale));
      const viewport = page.getViewport({ scale, offsetX: -part.x * scale, offsetY: -part.y * scale });
      const drawing = page.render({ canvasContext: canvas.getContext('2d')!, viewport, annotationMode });
      const cancel = () => drawing.cancel();
      stop.addEventListener('abort', cancel);
      try {
        await drawing.promise;
      } finally {
        stop.removeEventListener('abort', cancel);
      }
      return canvas;
    },

    async text(number) {
      const { items } = await (await file.getPage(number)).getTextContent();
      let text = '';
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
      return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    },
  };
}
