import { designs } from '../api/designs';
import type { Workspace } from './workspace';

function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A file name from the procedure's name: what file systems refuse is replaced. */
export const fileName = (name: string, extension: string): string =>
  `${name.trim().replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 120) || 'quy-trinh'}.${extension}`;

export const exportFormats = ['bpmn', 'svg', 'png', 'word', 'elsa'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Gives the drawing out as a file. */
export async function exportAs(workspace: Workspace, format: ExportFormat): Promise<void> {
  const name = workspace.process.name ?? '';
  if (format === 'bpmn') download(new Blob([await workspace.xml()], { type: 'application/xml' }), fileName(name, 'bpmn'));
  else if (format === 'word') download(await designs.word(await workspace.xml()), fileName(name, 'docx'));
  else if (format === 'elsa') {
    const definition = await designs.elsa(await workspace.xml());
    download(new Blob([JSON.stringify(definition, null, 2)], { type: 'application/json' }), fileName(name, 'json'));
  } else {
    const { svg } = await workspace.modeler.saveSVG();
    if (format === 'svg') download(new Blob([svg], { type: 'image/svg+xml' }), fileName(name, 'svg'));
    else download(await raster(svg), fileName(name, 'png'));
  }
}

const SCALE = 2;
const SIDE = 12_000;

/** The picture in pixels, twice the size of the drawing unless that is more than a browser can hold. */
async function raster(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, SIDE / image.width, SIDE / image.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no 2d canvas');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
