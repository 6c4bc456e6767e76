// A photo that nobody has taken.
import { crc32, deflateSync } from "node:zlib";

/** A photo of a garden with two children, as a PNG. */
export function photo(hue = 0) {
  const [width, height] = [640, 480];
  const heads = [
    [190, 190, 62],
    [430, 210, 58],
  ];
  const colour = (x, y) => {
    for (const [cx, cy, radius] of heads) {
      const far = Math.hypot(x - cx, y - cy);
      const is_eye = Math.abs(Math.abs(x - cx) - radius / 3) < 6 && Math.abs(y - cy + 12) < 7;
      const is_mouth = far < radius * 0.62 && far > radius * 0.5 && y > cy + 16;
      if (far < radius) return is_eye || is_mouth ? [50, 40, 40] : [236, 190, 160];
      if (Math.abs(x - cx) < 50 && y > cy + radius) return [80 + hue, 110, 180 - hue];
    }
    return y > 330 ? [110, 165, 90] : [170 + (y >> 3), 210, 235];
  };
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(colour(x, y), y * (width * 3 + 1) + 1 + x * 3);
  }
  const part = (kind, bytes) => {
    const body = Buffer.concat([Buffer.from(kind), bytes]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(bytes.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [part("IHDR", head), part("IDAT", deflateSync(rows))];
  return Buffer.concat([signature, ...parts, part("IEND", Buffer.alloc(0))]);
}
