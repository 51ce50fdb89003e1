/** Version of the engine: the same scenario, seed and engine version give the same bytes. Equal to package.json's. */
export const ENGINE_VERSION = '0.1.0';
