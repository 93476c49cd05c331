package dev.parlance.account.signin;

import dev.parlance.account.account.AccountName;
import dev.parlance.account.account.EmailAddress;

/** What somebody says of themselves to open an account, already found to be in order. */
record Registration(AccountName name, EmailAddress email, Password password) {}
