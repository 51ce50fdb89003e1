/**
 * Room in linear memory. It is handed out from the bottom up and never given back: an engine lays out its tables once.
 * Above them each replication takes what it turns out to need, contacts in the system and rows that are past, and gives it
 * back when the next one begins.
 */

const PAGE_BYTES: usize = 65536;
/** As far as addresses of 32 bits reach, less the largest step by which anything moves on. */
const MOST_PAGES: i32 = 65024;
/** Records begin where a cache line does. */
const ALIGNMENT: usize = 64;

let end: usize = __heap_base;
let isFull: i32 = 0;

/** 1 when more room was asked for than there is. The kernel has stopped then and is of no more use. */
export function isOutOfRoom(): i32 {
  return isFull;
}

/** Room for so many bytes, all zero. */
export function reserve(bytes: usize): usize {
  const start = (end + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  if (bytes > <usize>MOST_PAGES * PAGE_BYTES - start) stop();
  end = start + bytes;
  holdUntil(end);
  return start;
}

/** Where that begins which is free for the replication. */
let top: usize = 0;

/** Gives back all that was taken. Nothing is reserved after that. */
export function giveBack(): void {
  giveBackFrom(end);
}

/** Gives back what was taken last, from this address on. */
export function giveBackFrom(address: usize): void {
  top = (address + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

/** Room for so many bytes until it is given back; not cleared. */
export function take(bytes: usize): usize {
  const start = top;
  if (bytes > <usize>MOST_PAGES * PAGE_BYTES - start) stop();
  giveBackFrom(start + bytes);
  holdUntil(start + bytes);
  return start;
}

/** Makes memory at least this long; it grows by an eighth at least, since growing may copy all of it. */
export function holdUntil(address: usize): void {
  const pages = <i32>((address + PAGE_BYTES - 1) / PAGE_BYTES);
  const missing = pages - memory.size();
  if (missing <= 0) return;
  if (pages > MOST_PAGES) stop();
  const more = min(max(missing, memory.size() >> 3), MOST_PAGES - memory.size());
  if (memory.grow(more) < 0 && memory.grow(missing) < 0) stop();
}

function stop(): void {
  isFull = 1;
  unreachable();
}
