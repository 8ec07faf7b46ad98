package org.exeat.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a folder for stores, and a vault in it that is opened as after a restart. */
public abstract class StoresTest {
  /** Of the master keys. */
  protected static final char[] PASSWORD = "correct horse".toCharArray();

  /** Where the stores are. */
  @TempDir protected Path temp;

  private Closing open = () -> {};

  private interface Closing {
    void close() throws IOException;
  }

  /** Lets go of the vault's folder. */
  @AfterEach
  protected void closeVault() throws IOException {
    open.close();
    open = () -> {};
  }

  /** The master keys as they are on the disk. */
  protected MasterKeys master() throws IOException {
    return MasterKeys.pkcs12(temp.resolve("master.p12"), PASSWORD);
  }

  /** The vault of {@link #master}; the one before lets go of the folder. */
  protected Vault vault() throws IOException {
    return vault(temp.resolve("vault"), master());
  }

  /** The same elsewhere. */
  protected Vault vault(Path folder, MasterKeys master) throws IOException {
    closeVault();
    Vault vault = Vault.open(folder, master);
    open = vault::close;
    return vault;
  }

  /** Copies a folder with all that is in it. */
  protected static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path p : all.toList()) {
        Path target = to.resolve(from.relativize(p).toString());
        if (Files.isDirectory(p)) {
          Files.createDirectories(target);
        } else {
          Files.copy(p, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
