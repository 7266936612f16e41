/** Drafts on pages: kept while somebody types, gone on with at another device. */
package org.threeline.web.draft;
