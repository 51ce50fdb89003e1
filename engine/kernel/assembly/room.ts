/**
 * Room in linear memory. It is handed out from the bottom up and never given back: an engine lays out its tables once,
 * and above them the contacts now in the system take what they need (see `contacts.ts`).
 */

const PAGE_BYTES: usize = 65536;
/** Records begin where a cache line does. */
const ALIGNMENT: usize = 64;

let end: usize = __heap_base;

/** Room for so many bytes, all zero. */
export function reserve(bytes: usize): usize {
  const start = (end + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  end = start + bytes;
  holdUntil(end);
  return start;
}

/** Makes memory at least this long; it grows by an eighth at least, since growing may copy all of it. */
export function holdUntil(address: usize): void {
  const pages = <i32>((address + PAGE_BYTES - 1) / PAGE_BYTES);
  const missing = pages - memory.size();
  if (missing <= 0) return;
  if (memory.grow(max(missing, memory.size() >> 3)) < 0 && memory.grow(missing) < 0) unreachable();
}
