/** AssemblyScript, compiled while bundling (see `kernel-plugin.ts`): the module's bytes in base 64. */
declare module '*?assemblyscript' {
  const bytes: string;
  export default bytes;
}
