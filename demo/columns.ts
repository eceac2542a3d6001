/** A column of numbers that grows: millions of rows without an object each. */
type NumericArray = Int32Array | Int16Array | Uint8Array;

export class Column<T extends NumericArray> {
  values: T;
  length = 0;
  private readonly make: (size: number) => T;

  constructor(make: (size: number) => T) {
    this.make = make;
    this.values = make(1_024);
  }

  push(value: number): number {
    if (this.length === this.values.length) this.grow();
    this.values[this.length] = value;
    return this.length++;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  private grow(): void {
    const larger = this.make(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}

export const int32 = (): Column<Int32Array> => new Column((size) => new Int32Array(size));
export const int16 = (): Column<Int16Array> => new Column((size) => new Int16Array(size));
export const uint8 = (): Column<Uint8Array> => new Column((size) => new Uint8Array(size));
