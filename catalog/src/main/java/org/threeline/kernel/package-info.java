/**
 * Words every module may use: time, errors, settings, and text in two languages.
 * Any package may call it; it calls none of ours. Eight types at most, so that it stays a kernel.
 */
@NullMarked
package org.threeline.kernel;

import org.jspecify.annotations.NullMarked;
