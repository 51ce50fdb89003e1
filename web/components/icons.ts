import { svg } from 'lit';

/** Small drawings for buttons, 16 x 16, in the colour of their text. */
const draw = (path: string) =>
  svg`<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;

export const undoIcon = draw('M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3');
export const redoIcon = draw('M13 6H6.5a3.5 3.5 0 0 0 0 7H10M13 6l-3-3M13 6l-3 3');
export const openIcon = draw('M2 12.5v-9h4l1.5 2H14v7zM2 12.5');
export const themeIcons = {
  system: draw('M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 2v12M8 5h4M8 8h5.5M8 11h4'),
  light: draw(
    'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  ),
  dark: draw('M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z'),
};
export const leversIcon = draw(
  'M2 5h6M12 5h2M2 11h2M8 11h6M8 5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M4 11a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
);
export const closeIcon = draw('M4 4l8 8M12 4l-8 8');
export const downIcon = draw('M4 6l4 4 4-4');
