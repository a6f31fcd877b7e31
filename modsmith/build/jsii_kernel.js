// Runs jsii's kernel in this process: `node jsii_kernel.js <jsii's lib/program.js>`.
//
// jsii's own launcher starts a second node for the kernel and copies every message between its pipes and the kernel's
// file descriptor 3, so that nothing that JavaScript prints gets between the messages. Here the messages go straight
// through standard input and output, and what is printed goes to standard error in the form that jsii's host reads.
"use strict";

const fs = require("fs");
const os = require("os");
const { Writable } = require("stream");

const API = 3;
const { readSync, writeSync } = fs;

while (fs.openSync(os.devNull, "r") < API); // no file that is opened later gets the descriptor of the messages
fs.readSync = (descriptor, ...rest) => readSync(descriptor === API ? 0 : descriptor, ...rest);
fs.writeSync = (descriptor, ...rest) => writeSync(descriptor === API ? 1 : descriptor, ...rest);

for (const name of ["stdout", "stderr"]) {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      writeSync(2, `${JSON.stringify({ [name]: chunk.toString("base64") })}\n`);
      done();
    },
  });
  Object.defineProperty(process, name, { value: stream });
}

const program = process.argv[2];
process.argv.splice(1, 1);
require(program);
