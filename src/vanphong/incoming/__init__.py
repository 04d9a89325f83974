"""What reaches the committee (văn bản đến): received, registered under an arrival number, proposed, directed, assigned, completed."""
