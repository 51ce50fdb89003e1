/**
 * Numbers packed without loss. Counters are mostly 0 or small and whole: of four numbers each has two bits of a byte that say
 * whether nothing follows, or one byte, three bytes, or the number itself.
 */

const enum Form {
  zero = 0,
  oneByte = 1,
  threeBytes = 2,
  real = 3,
}

const ONE_BYTE: f64 = 256;
const THREE_BYTES: f64 = 16_777_216;

/** The most that so many numbers can take, bytes. */
export function mostBytes(count: i32): usize {
  return <usize>(((count + 3) >> 2) + 8 * count);
}

/** Packs numbers to an address; returns where the next may go. */
export function pack(numbers: usize, count: i32, to: usize): usize {
  const end = numbers + ((<usize>count) << 3);
  for (let from = numbers; from < end; ) {
    const formsAt = to++;
    let forms = 0;
    for (let shift = 0; shift < 8 && from < end; shift += 2, from += 8) {
      const number = load<f64>(from);
      // Minus zero is a number of its own.
      if (reinterpret<u64>(number) == 0) continue;
      const isSmall = number > 0 && number < THREE_BYTES && Math.floor(number) == number;
      if (!isSmall) {
        forms |= Form.real << shift;
        store<f64>(to, number);
        to += 8;
      } else if (number < ONE_BYTE) {
        forms |= Form.oneByte << shift;
        store<u8>(to, <u32>number);
        to += 1;
      } else {
        forms |= Form.threeBytes << shift;
        store<u16>(to, <u32>number);
        store<u8>(to, <u32>number >> 16, 2);
        to += 3;
      }
    }
    store<u8>(formsAt, forms);
  }
  return to;
}

/** Unpacks so many numbers; returns where the next ones begin. */
export function unpack(from: usize, numbers: usize, count: i32): usize {
  const end = numbers + ((<usize>count) << 3);
  for (let to = numbers; to < end; ) {
    let forms = <i32>load<u8>(from++);
    for (let i = 0; i < 4 && to < end; i++, to += 8, forms >>= 2) {
      const form = forms & 3;
      if (form == Form.zero) {
        store<f64>(to, 0);
      } else if (form == Form.oneByte) {
        store<f64>(to, <f64>load<u8>(from));
        from += 1;
      } else if (form == Form.threeBytes) {
        store<f64>(to, <f64>(<u32>load<u16>(from) | ((<u32>load<u8>(from, 2)) << 16)));
        from += 3;
      } else {
        store<f64>(to, load<f64>(from));
        from += 8;
      }
    }
  }
  return from;
}
