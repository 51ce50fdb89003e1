/** Nodes of a panel; sixteen integrate a factor that changes e^18-fold across the panel to 1e-13. */
export const PANEL_NODES = 16;

/**
 * Places of the 16 Gauss-Legendre nodes in a panel from 0 to 1, ascending.
 * Source: Abramowitz and Stegun (1964), table 25.4, here with more digits.
 */
export const NODES = new Float64Array(PANEL_NODES);

/** Weights of the nodes; they add up to 1. */
export const WEIGHTS = new Float64Array(PANEL_NODES);

const POSITIVE_ROOTS = [
  0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438, 0.755404408355003,
  0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
];
const ROOT_WEIGHTS = [
  0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674, 0.12462897125553388,
  0.09515851168249279, 0.062253523938647894, 0.027152459411754096,
];

for (let i = 0; i < PANEL_NODES / 2; i++) {
  const above = PANEL_NODES / 2 + i;
  const below = PANEL_NODES / 2 - 1 - i;
  NODES[above] = 0.5 + 0.5 * POSITIVE_ROOTS[i];
  NODES[below] = 0.5 - 0.5 * POSITIVE_ROOTS[i];
  WEIGHTS[above] = 0.5 * ROOT_WEIGHTS[i];
  WEIGHTS[below] = 0.5 * ROOT_WEIGHTS[i];
}

/**
 * Weights of the integral from 0 to each node: row i, column j is how much the value at node j counts for the integral up
 * to node i. Obtained by expanding in Legendre polynomials P_k, whose integrals are (P_k+1 - P_k-1) / (2k + 1).
 */
export const CUMULATIVE_WEIGHTS = cumulativeWeights();

function cumulativeWeights(): Float64Array {
  const weights = new Float64Array(PANEL_NODES * PANEL_NODES);
  const polynomials = Array.from(NODES, (node) => legendre(2 * node - 1));
  for (let i = 0; i < PANEL_NODES; i++) {
    for (let j = 0; j < PANEL_NODES; j++) {
      let sum = 2 * NODES[i];
      for (let k = 1; k < PANEL_NODES; k++) sum += polynomials[j][k] * (polynomials[i][k + 1] - polynomials[i][k - 1]);
      weights[i * PANEL_NODES + j] = 0.5 * WEIGHTS[j] * sum;
    }
  }
  return weights;
}

/** P_0 to P_16 at x by their three-term recurrence. */
function legendre(x: number): Float64Array {
  const values = new Float64Array(PANEL_NODES + 1);
  values[0] = 1;
  values[1] = x;
  for (let k = 2; k <= PANEL_NODES; k++) values[k] = ((2 * k - 1) * x * values[k - 1] - (k - 1) * values[k - 2]) / k;
  return values;
}
