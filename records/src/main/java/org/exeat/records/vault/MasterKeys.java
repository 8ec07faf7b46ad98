package org.exeat.records.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.exeat.records.DurableFile;

/**
 * The keys that the vault's keys are encrypted under, AES-256, called {@code exeat-vault-N}; the
 * one with the greatest number is in use. They are kept in a PKCS#12 file under a password, or in a
 * hardware security module by PKCS#11, which they never leave. Thread-safe.
 */
public final class MasterKeys {
  private static final String NAME = "exeat-vault-";

  private final KeyStore store;
  private final char[] password;
  private final Optional<Path> file;
  private final Optional<Provider> device;

  private MasterKeys(
      KeyStore store, char[] password, Optional<Path> file, Optional<Provider> device) {
    this.store = store;
    this.password = password.clone();
    this.file = file;
    this.device = device;
  }

  /**
   * In a PKCS#12 file, which is made where there is none. Keep it out of the backups that hold the
   * vault: who has both and the password reads what was destroyed since.
   *
   * @throws VaultException where the file is none, the password not its own, or the file lies in a
   *     vault, which is copied
   */
  public static MasterKeys pkcs12(Path file, char[] password) throws IOException {
    for (Path above = real(file).getParent(); above != null; above = above.getParent()) {
      if (Vault.isOne(above)) {
        throw within(file);
      }
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          store.load(in, password);
        } catch (IOException e) {
          throw new VaultException(
              file.getFileName() + " is no PKCS#12 file, or its password is another", e);
        }
      } else {
        store.load(null, password);
      }
      return started(new MasterKeys(store, password, Optional.of(file), Optional.empty()));
    } catch (GeneralSecurityException e) {
      throw new VaultException("the key store " + file.getFileName() + " cannot be used", e);
    }
  }

  /**
   * In a hardware security module.
   *
   * @param configuration file of Java's PKCS#11 provider: {@code name}, {@code library}, {@code
   *     slotListIndex} and what else the module needs
   * @param pin of its user
   */
  public static MasterKeys pkcs11(Path configuration, char[] pin) throws IOException {
    try {
      Provider device = Security.getProvider("SunPKCS11").configure(configuration.toString());
      KeyStore store = KeyStore.getInstance("PKCS11", device);
      store.load(null, pin);
      return started(new MasterKeys(store, pin, Optional.empty(), Optional.of(device)));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw new VaultException(
          "the security module of "
              + configuration.getFileName()
              + " cannot be used: its library, its slot or its PIN is another",
          e);
    }
  }

  /**
   * That they do not lie in a folder.
   *
   * @throws VaultException where they do
   */
  void requireOutside(Path folder) throws IOException {
    if (file.isPresent() && real(file.get()).startsWith(real(folder))) {
      throw within(file.get());
    }
  }

  private static VaultException within(Path file) {
    return new VaultException(
        "the master keys "
            + file.getFileName()
            + " lie in the vault's own folder: whoever copies it could read what was destroyed since. Move them out of"
            + " it, and name them there (--master-keys)");
  }

  /** Where a file lies, whatever links lead to it, as far as it is there. */
  private static Path real(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    Path parent = path.getParent();
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    return parent == null ? path : real(parent).resolve(path.getFileName());
  }

  private static MasterKeys started(MasterKeys keys) throws IOException {
    if (keys.names().isEmpty()) {
      keys.renew();
    }
    return keys;
  }

  /** Of all keys, the oldest first. */
  public synchronized List<String> names() throws VaultException {
    try {
      List<String> names = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (alias.matches(NAME + "[0-9]{1,9}")) {
          names.add(alias);
        }
      }
      names.sort((a, b) -> Integer.compare(number(a), number(b)));
      return names;
    } catch (GeneralSecurityException e) {
      throw new VaultException("the key store cannot be read", e);
    }
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(NAME.length()));
  }

  /** The name of the key in use. */
  synchronized String current() throws VaultException {
    return names().getLast();
  }

  /** Makes a new key, which is in use from now on. */
  synchronized String renew() throws IOException {
    List<String> names = names();
    String name = NAME + (names.isEmpty() ? 1 : number(names.getLast()) + 1);
    try {
      KeyGenerator generator =
          device.isPresent()
              ? KeyGenerator.getInstance("AES", device.get())
              : KeyGenerator.getInstance("AES");
      generator.init(256);
      store.setEntry(
          name,
          new KeyStore.SecretKeyEntry(generator.generateKey()),
          device.isPresent() ? null : new KeyStore.PasswordProtection(password));
      try {
        save();
      } catch (IOException e) {
        store.deleteEntry(name); // or what comes would be encrypted under a key that nobody keeps
        throw e;
      }
      return name;
    } catch (GeneralSecurityException e) {
      throw new VaultException("the key store takes no new key", e);
    }
  }

  /** Destroys all keys but the one in use: what is encrypted under them is gone for good. */
  synchronized void destroyOld() throws IOException {
    try {
      for (String name : names()) {
        if (!name.equals(current())) {
          store.deleteEntry(name);
        }
      }
      save();
    } catch (GeneralSecurityException e) {
      throw new VaultException("an old key cannot be destroyed", e);
    }
  }

  /** A cipher of AES-GCM, by whoever may use the keys. */
  synchronized Cipher cipher() throws GeneralSecurityException {
    return device.isPresent()
        ? Cipher.getInstance("AES/GCM/NoPadding", device.get())
        : Cipher.getInstance("AES/GCM/NoPadding");
  }

  /**
   * A key.
   *
   * @throws VaultException where there is none of that name
   */
  synchronized SecretKey key(String name) throws VaultException {
    try {
      if (store.getKey(name, password) instanceof SecretKey key) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw new VaultException("the master key " + name + " cannot be used", e);
    }
    throw new VaultException(
        "the master key "
            + name
            + " is not in the key store: it was destroyed, or this is another");
  }

  private void save() throws IOException, GeneralSecurityException {
    if (file.isEmpty()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, password);
    DurableFile.replaceAndErase(file.get(), bytes.toByteArray());
  }
}
