import { Merger } from './merger.ts';
import { type MomentLayout, Moments } from './moments.ts';

/**
 * Accumulators of any set of replications: dyadic nodes, siblings merged (see `moments.ts`). Adding nodes in any order
 * leads to the same forest, bit for bit.
 *
 * Single replications wait until so many neighbours are there as are merged in one pass, or until somebody wants to read.
 */
export class MomentForest {
  private readonly layout: MomentLayout;
  private nodes: Moments[] = [];
  private spare: Moments[] = [];
  private readonly spareProducts: Float64Array[] = [];
  /** null where WebAssembly is not to be had: then siblings never wait; undefined until two replications are there. */
  private merger: Merger | null | undefined;
  private isOver = false;

  constructor(layout: MomentLayout) {
    this.layout = layout;
  }

  /** An accumulator to fill in and hand back to `add`; memory of merged ones is used again. */
  take(): Moments {
    return this.spare.pop() ?? new Moments(this.layout);
  }

  /** @throws RangeError when replications of the node are there already; Error after the last total */
  add(node: Moments): void {
    if (this.isOver) throw new Error('the last total was taken: nothing can be added');
    const nodes = this.nodes;
    let at = nodes.length;
    while (at > 0 && nodes[at - 1].start > node.start) at--;
    const before = nodes[at - 1];
    const after = nodes[at];
    if ((before && before.start + before.count > node.start) || (after && node.start + node.count > after.start)) {
      throw new RangeError(`replications ${node.start} to ${node.start + node.count - 1} were added twice`);
    }
    nodes.splice(at, 0, node);
    if (nodes.length > 1 && this.merger === undefined) this.merger = Merger.of(this.layout);
    if (node.count === 1 && this.merger) {
      const { leaves } = this.merger;
      at -= node.start % leaves;
      // Of those that come in order only the last finds the others there.
      if (at + leaves > nodes.length || !this.joinRun(at, leaves)) return;
    }
    while (this.mergeSiblings(at) || (at > 0 && this.mergeSiblings(--at))) {
      /* until no siblings are left around the new node */
    }
  }

  /** Merges so many single replications from the node at this place on; false when they are not all there. */
  private joinRun(at: number, leaves: number): boolean {
    const { merger, nodes } = this;
    if (!merger || at < 0 || at + leaves > nodes.length) return false;
    const { start } = nodes[at];
    if (start % leaves !== 0) return false;
    for (let i = 0; i < leaves; i++) {
      const node = nodes[at + i];
      if (node.count !== 1 || node.start !== start + i) return false;
    }
    merger.join(nodes.slice(at, at + leaves), this.spareProducts.pop());
    for (const node of nodes.splice(at + 1, leaves - 1)) this.release(node);
    return true;
  }

  /** Merges the single replications that wait. */
  private settle(): void {
    const { merger, nodes } = this;
    if (!merger) return;
    for (let at = 0; at < nodes.length; at++) {
      let leaves = merger.leaves;
      while (leaves > 1 && !this.joinRun(at, leaves)) leaves /= 2;
    }
    for (let at = 0; at < nodes.length; ) at = this.mergeSiblings(at) ? Math.max(0, at - 1) : at + 1;
  }

  private mergeSiblings(at: number): boolean {
    const left = this.nodes[at];
    const right = this.nodes[at + 1];
    if (!left || !right || left.count !== right.count) return false;
    if (left.start + left.count !== right.start || left.start % (2 * left.count) !== 0) return false;
    this.append(left, right);
    this.nodes.splice(at + 1, 1);
    this.release(right);
    return true;
  }

  private append(left: Moments, right: Moments): void {
    if (this.merger) this.merger.append(left, right);
    else left.append(right, this.layout);
  }

  private release(node: Moments): void {
    const products = node.giveUpProducts();
    if (products !== null) this.spareProducts.push(products);
    this.spare.push(node);
  }

  /** Replications held, whether or not there are gaps between them. */
  get replications(): number {
    return this.nodes.reduce((sum, node) => sum + node.count, 0);
  }

  get contactsSimulated(): number {
    return this.nodes.reduce((sum, node) => sum + node.contacts, 0);
  }

  /** Replications 0..contiguous-1 are all there. */
  get contiguous(): number {
    let end = 0;
    for (const node of this.nodes) {
      if (node.start !== end) break;
      end += node.count;
    }
    return end;
  }

  /** The first node: the result of a replication that has just been added to an empty forest. */
  get single(): Moments {
    return this.nodes[0];
  }

  /**
   * One accumulator over replications 0..contiguous-1, to be read before the next node is added.
   * @param isLast true: nothing will be added or asked for any more, so that the first node may become the total: memory
   *   for another would be a tenth of what a long study takes
   */
  total(isLast = false): Moments {
    this.settle();
    this.isOver = isLast;
    const [first, ...others] = this.nodes;
    // Over no replications all is 0.
    if (first === undefined || first.start !== 0) return new Moments(this.layout);
    if (this.contiguous === first.count) return first;
    const total = isLast ? first : this.take();
    if (!isLast) total.copyFrom(first);
    for (const node of others) {
      if (node.start !== total.count) break;
      this.append(total, node);
    }
    if (isLast) this.nodes = [total];
    return total;
  }

  clear(): void {
    for (const node of this.nodes) this.release(node);
    this.nodes = [];
  }

  /**
   * All nodes in one buffer, which can be transferred to another thread or written to a file.
   * @param spare a buffer that is written to where it has the right size; new memory otherwise
   */
  toBuffer(spare: ArrayBuffer | null = null): ArrayBuffer {
    this.settle();
    const { layout } = this;
    const length = this.nodes.reduce((sum, { count }) => sum + layout.sizeOf(count), 0);
    const numbers = spare?.byteLength === 8 * length ? new Float64Array(spare) : new Float64Array(length);
    let at = 0;
    for (const node of this.nodes) {
      const place = numbers.subarray(at, at + layout.sizeOf(node.count));
      place.set([node.start, node.count, node.contacts]);
      new Moments(layout, place).copyFrom(node);
      at += place.length;
    }
    return numbers.buffer;
  }

  /** The same; the forest is empty afterwards, which spares a copy of a replication that is alone. @param spare see `toBuffer` */
  handOver(spare: ArrayBuffer | null = null): ArrayBuffer {
    const { layout, nodes } = this;
    const alone = nodes.length === 1 ? nodes[0].giveUpNumbers() : null;
    if (alone === null) {
      const buffer = this.toBuffer(spare);
      this.clear();
      return buffer;
    }
    this.nodes = [];
    if (spare?.byteLength === alone.byteLength) this.spare.push(new Moments(layout, new Float64Array(spare)));
    return alone;
  }

  /**
   * A buffer that was added and whose replications have been merged into another since: whoever makes a result of so many
   * replications may write it there. Null when there is none.
   */
  spareBuffer(replications: number): ArrayBuffer | null {
    const { spare, layout } = this;
    const size = layout.sizeOf(replications);
    // Other nodes may lie in the buffer of a batch that was cut anyhow.
    const at = spare.findLastIndex(({ count, mean }) => {
      return layout.sizeOf(count) === size && mean.buffer.byteLength === 8 * size;
    });
    return at < 0 ? null : (spare.splice(at, 1)[0].mean.buffer as ArrayBuffer);
  }

  /** All buffers in which several replications have room: nothing can be read afterwards. */
  giveUpBuffers(): ArrayBuffer[] {
    this.clear();
    const buffers: ArrayBuffer[] = [];
    for (let buffer = this.spareBuffer(2); buffer !== null; buffer = this.spareBuffer(2)) buffers.push(buffer);
    return buffers;
  }

  /** @throws RangeError when the buffer is not of this layout */
  addBuffer(buffer: ArrayBuffer): void {
    const numbers = new Float64Array(buffer);
    for (let at = 0; at < numbers.length; ) {
      const size = this.layout.sizeOf(numbers[at + 1]);
      if (at + size > numbers.length) {
        throw new RangeError(`a result of ${numbers.length} numbers is not made of accumulators of ${size}`);
      }
      this.add(new Moments(this.layout, numbers.subarray(at, at + size)));
      at += size;
    }
  }
}
