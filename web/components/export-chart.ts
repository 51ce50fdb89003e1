/** Style properties that a drawing takes from the page's style sheets and must carry with it when it leaves. */
const carriedProperties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
];

const marginPx = 24;
const titlePx = 28;
/** Pixels of a PNG per CSS pixel: sharp in print and on dense screens. */
const pngScale = 2;

/**
 * The drawing as a file of its own: styles written into it, the title above, the ground behind, in the theme on screen.
 * @param svg a drawing that is on the page
 */
export function writeSvg(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll<SVGElement>('*')];
  [...copy.querySelectorAll<SVGElement>('*')].forEach((element, i) => {
    const style = getComputedStyle(originals[i]!);
    for (const property of carriedProperties) element.style.setProperty(property, style.getPropertyValue(property));
  });
  for (const passing of copy.querySelectorAll('.cursor, .brush')) passing.remove();
  const widthPx = svg.width.baseVal.value + 2 * marginPx;
  const heightPx = svg.height.baseVal.value + 2 * marginPx + titlePx;
  const page = getComputedStyle(svg);
  const frame = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  frame.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  frame.setAttribute('width', String(widthPx));
  frame.setAttribute('height', String(heightPx));
  frame.setAttribute('viewBox', `0 0 ${widthPx} ${heightPx}`);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', groundOf(svg));
  const heading = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  heading.setAttribute('x', String(marginPx));
  heading.setAttribute('y', String(marginPx + 12));
  heading.setAttribute('style', `font: 600 15px ${page.fontFamily}; fill: ${page.color}`);
  heading.textContent = title;
  copy.setAttribute('x', String(marginPx));
  copy.setAttribute('y', String(marginPx + titlePx));
  frame.append(ground, heading, copy);
  return new XMLSerializer().serializeToString(frame);
}

/** The drawing as a PNG at twice its size on screen. */
export async function writePng(svg: SVGSVGElement, title: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(writeSvg(svg, title))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pngScale;
  canvas.height = image.naturalHeight * pngScale;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('This browser could not write the PNG.'))));
  });
}

/** Hands a file to the reader. */
export function saveFile(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The download reads the address after this call has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The first painted ground behind an element, shadow roots crossed. */
function groundOf(element: Element): string {
  for (let node: Node | null = element; node; ) {
    if (node instanceof Element) {
      const { backgroundColor } = getComputedStyle(node);
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
      node = node.assignedSlot ?? node.parentNode;
    } else node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return 'white';
}
