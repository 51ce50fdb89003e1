/** The name of the scenario itself among its variants. */
export const baseVariant = 'base';
