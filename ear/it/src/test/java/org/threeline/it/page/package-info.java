/** The pages in their users' words: what somebody sees and does there, and nothing about how a page is built. */
package org.threeline.it.page;
