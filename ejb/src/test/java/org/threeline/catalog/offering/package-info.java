/** A catalogue in memory, for tests of the desk; it stands here because only the catalogue makes editions. */
package org.threeline.catalog.offering;
