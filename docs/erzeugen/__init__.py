"""The scripts behind the documentation: pages made from the code, outputs of commands, pictures of documents."""
