// Unpacks the Brotli files of a folder into another: node unpack.mjs FROM TO
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const [from, to] = process.argv.slice(2);
for (const name of fs.readdirSync(from)) {
  const content = zlib.brotliDecompressSync(fs.readFileSync(path.join(from, name)));
  fs.writeFileSync(path.join(to, name.replace(/\.br$/, "")), content);
}
