/**
 * How quick is it, and how quick could it be? {@code mvn -Pbench} runs {@link org.threeline.bench.Benchmark}, which
 * measures the built application as people and programs meet it, and beside each figure the limit of the same machine in
 * the same run. Nobody else calls this package.
 */
package org.threeline.bench;
