package org.exeat.records.stays;

import java.io.IOException;
import javax.sql.DataSource;

/** A PostgreSQL that may be away for a while. */
public interface Database extends AutoCloseable {
  /**
   * Where to connect to.
   *
   * @throws IOException where it is not there now
   */
  DataSource source() throws IOException;

  @Override
  void close() throws IOException;
}
