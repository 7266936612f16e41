/**
 * Brings the tables to the state the program needs before anything else starts.
 * Start-up beans name {@code SchemaMigration} in {@code @DependsOn}; nobody calls it.
 */
package org.threeline.desk.schema;
