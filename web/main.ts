import './workers.ts';

// The page is a hundred times as large as what starts its workers: they are ready when it has something to simulate.
import('./open-page.ts');
