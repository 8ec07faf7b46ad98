package org.exeat.records.stays;

import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * Connections to the database of stays, whose tables are made and brought up to date at the first
 * use. Thread-safe.
 */
final class StayConnection {
  private final Database database;
  private boolean migrated;

  StayConnection(Database database) {
    this.database = database;
  }

  /** What is done with a connection. */
  interface Work<T> {
    T in(Handle handle);
  }

  /**
   * In one transaction.
   *
   * @throws DatabaseAwayException where the database is not there, or breaks; nothing was done
   *     then, as far as it said
   */
  <T> T transaction(Work<T> work) throws IOException {
    Jdbi jdbi = migrated();
    try {
      return jdbi.inTransaction(work::in);
    } catch (JdbiException e) {
      throw broken(e);
    }
  }

  private static DatabaseAwayException broken(JdbiException e) {
    return new DatabaseAwayException("the database of stays broke off: " + cause(e), e);
  }

  private synchronized Jdbi migrated() throws IOException {
    Jdbi jdbi = Jdbi.create(database.source());
    jdbi.configure(SqlStatements.class, s -> s.setAttachAllStatementsForCleanup(true));
    // what was bound is nothing for messages and logs
    jdbi.configure(
        StatementExceptions.class,
        s -> s.setMessageRendering(StatementExceptions.MessageRendering.NONE));
    if (!migrated) {
      try {
        Flyway.configure()
            .dataSource(database.source())
            .locations("classpath:org/exeat/records/stays")
            .table("exeat_schema")
            .validateMigrationNaming(true)
            .load()
            .migrate();
      } catch (FlywayException e) {
        throw new DatabaseAwayException("the database of stays cannot be used: " + cause(e), e);
      }
      migrated = true;
    }
    return jdbi;
  }

  /** The first line of the innermost words, which hold no parameter. */
  private static String cause(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage()).lines().findFirst().orElse("");
  }

  /** One statement that cannot be in a transaction. */
  void outside(HandleConsumer<JdbiException> work) throws IOException {
    Jdbi jdbi = migrated();
    try {
      jdbi.useHandle(work);
    } catch (JdbiException e) {
      throw broken(e);
    }
  }
}
