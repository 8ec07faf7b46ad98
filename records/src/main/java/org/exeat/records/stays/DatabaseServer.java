package org.exeat.records.stays;

import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that others run. */
public final class DatabaseServer implements Database {
  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 60;

  private final PGSimpleDataSource source = new PGSimpleDataSource();

  /**
   * @param url such as {@code jdbc:postgresql://db.example/exeat?user=exeat}
   * @param password empty where the URL or the server's rules need none
   * @throws IllegalArgumentException where it is no such URL
   */
  public DatabaseServer(String url, String password) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("a database's URL begins with jdbc:postgresql:");
    }
    source.setUrl(url);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
  }

  @Override
  public DataSource source() {
    return source;
  }

  @Override
  public void close() {
    // nothing is held: connections end where they are used
  }

  /** What a connection to an own server takes as well. */
  static Map<String, String> patience() {
    return Map.of(
        "connectTimeout", Integer.toString(CONNECT_SECONDS),
        "socketTimeout", Integer.toString(ANSWER_SECONDS));
  }
}
