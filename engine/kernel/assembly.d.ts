/** AssemblyScript, compiled while bundling (see `kernel-plugin.ts`): gives the bytes of the module. */
declare module '*?assemblyscript' {
  const code: () => Uint8Array<ArrayBuffer>;
  export default code;
}
